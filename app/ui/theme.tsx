import { useEffect, useState } from 'react';

const KEY = 'lectern-theme';
const THEMES = ['system', 'light', 'dark'] as const;
type Theme = (typeof THEMES)[number];
const NAMES = { system: 'as my device', light: 'light', dark: 'dark' } satisfies Record<Theme, string>;

/** Runs before the first paint, so that a chosen theme does not flash. Kept in this browser only. */
export const THEME_SCRIPT = `try{const t=localStorage.getItem('${KEY}');if(t==='light'||t==='dark')document.documentElement.dataset.theme=t}catch{}`;

function storedTheme(): Theme {
	try {
		const value = localStorage.getItem(KEY);
		return value === 'light' || value === 'dark' ? value : 'system';
	} catch {
		// Storage can be forbidden; the device's setting is then the theme.
		return 'system';
	}
}

/** Steps through the colour schemes. Without JavaScript the page follows the device, so there is no button. */
export function ThemeButton() {
	const [theme, setTheme] = useState<Theme | null>(null);
	useEffect(() => setTheme(storedTheme()), []);
	if (theme === null) return null;
	const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'system';
	function change() {
		setTheme(next);
		try {
			if (next === 'system') {
				delete document.documentElement.dataset.theme;
				localStorage.removeItem(KEY);
			} else {
				document.documentElement.dataset.theme = next;
				localStorage.setItem(KEY, next);
			}
		} catch {
			// Not remembered, but applied to this page.
		}
	}
	return (
		<button type="button" onClick={change}>
			<span className="visually-hidden">Colours: </span>
			{theme === 'system' ? 'Auto' : theme === 'light' ? 'Light' : 'Dark'}
			<span className="visually-hidden">. Change to {NAMES[next]}</span>
		</button>
	);
}
