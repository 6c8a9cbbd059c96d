/** A map that forgets what was used longest ago. */
export interface Lru<Key, Value> {
	get(key: Key): Value | undefined;
	set(key: Key, value: Value): void;
	clear(): void;
}

/** @param capacity most entries kept, at least 1 */
export function createLru<Key, Value>(capacity: number): Lru<Key, Value> {
	const entries = new Map<Key, Value>();
	return {
		get(key) {
			const value = entries.get(key);
			if (value === undefined) return undefined;
			entries.delete(key);
			entries.set(key, value);
			return value;
		},
		set(key, value) {
			entries.delete(key);
			entries.set(key, value);
			if (entries.size <= capacity) return;
			const oldest = entries.keys().next();
			if (!oldest.done) entries.delete(oldest.value);
		},
		clear: () => entries.clear(),
	};
}
