import { expect, test } from 'vitest';
import { fitText, textWidth } from './text-width';

test('wide letters take more room than narrow ones, bold more than light, and size counts', () => {
	expect(textWidth('WWW', 12)).toBeGreaterThan(textWidth('iii', 12));
	expect(textWidth('Khojaly', 12, true)).toBeGreaterThan(textWidth('Khojaly', 12));
	expect(textWidth('Khojaly', 24)).toBeCloseTo(2 * textWidth('Khojaly', 12));
	expect(textWidth('', 12)).toBe(0);
});

test('a text that is too long is cut after a word, without its comma', () => {
	const text = 'Six districts taken, four UN resolutions';
	expect(fitText(text, 12, textWidth(text, 12))).toBe(text);
	expect(fitText(text, 12, textWidth('Six districts taken, four', 12))).toBe('Six districts taken…');
	expect(fitText(text, 12, 10)).toBeNull();
});
