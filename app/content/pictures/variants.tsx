/**
 * A picture is drawn three times, for narrow, middling and wide columns, and the style sheet shows one of them: text
 * in a picture that shrinks with the page would become too small to read.
 */
import type { ReactNode } from 'react';

/** Widths in CSS pixels; the column must be at least as wide, apart from the first. */
export const PICTURE_SIZES = { narrow: 300, middle: 620, wide: 1020 } as const;
export type PictureSize = keyof typeof PICTURE_SIZES;
const SIZES: ReadonlyArray<PictureSize> = ['narrow', 'middle', 'wide'];

/** @param draw one picture; it must not use ids, because all three are on the page */
export function Variants({ draw }: { draw(size: PictureSize): ReactNode }) {
	return (
		<div className="picture">
			{SIZES.map((size) => (
				<div key={size} className={`picture-${size}`}>
					{draw(size)}
				</div>
			))}
		</div>
	);
}
