import { expect, test } from 'vitest';
import { createLru } from './lru';

test('forgets the entry used longest ago, and reading counts as use', () => {
	const lru = createLru<string, number>(2);
	lru.set('a', 1);
	lru.set('b', 2);
	expect(lru.get('a')).toBe(1);
	lru.set('c', 3);
	expect(lru.get('b')).toBeUndefined();
	expect(lru.get('a')).toBe(1);
	expect(lru.get('c')).toBe(3);
	lru.clear();
	expect(lru.get('a')).toBeUndefined();
});
