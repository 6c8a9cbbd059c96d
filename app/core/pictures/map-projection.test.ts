import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EARTH_RADIUS_KM, extentOf, type LonLat, projectionFor, scaleBar } from './map-projection';

/** A few degrees, as far from the equator as people live. */
const region = fc
	.tuple(fc.double({ min: -170, max: 170, noNaN: true }), fc.double({ min: -60, max: 60, noNaN: true }))
	.chain(([lon, lat]) =>
		fc.array(
			fc.record({
				lon: fc.double({ min: lon, max: lon + 2, noNaN: true }),
				lat: fc.double({ min: lat, max: lat + 2, noNaN: true }),
			}),
			{ minLength: 2, maxLength: 12 },
		),
	);
const SIZE = { width: 600, leastHeight: 200, mostHeight: 700 };

/** Great circle, by the haversine formula. */
function kilometres(one: LonLat, other: LonLat): number {
	const [a, b, c, d] = [one.lat, other.lat, one.lon, other.lon].map(
		(degrees) => (degrees * Math.PI) / 180,
	) as [number, number, number, number];
	const h = Math.sin((b - a) / 2) ** 2 + Math.cos(a) * Math.cos(b) * Math.sin((d - c) / 2) ** 2;
	return 2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(h));
}

test('every point lies within the margins, and the picture is as high as it says', () => {
	fc.assert(
		fc.property(region, fc.integer({ min: 0, max: 90 }), (points, margin) => {
			const { width, height, toPicture } = projectionFor(extentOf(points), SIZE, margin);
			expect(width).toBe(600);
			expect(height).toBeGreaterThanOrEqual(200);
			expect(height).toBeLessThanOrEqual(700);
			for (const point of points) {
				const { x, y } = toPicture(point);
				expect(x).toBeGreaterThanOrEqual(margin - 0.6);
				expect(x).toBeLessThanOrEqual(width - margin + 0.6);
				expect(y).toBeGreaterThanOrEqual(margin - 0.6);
				expect(y).toBeLessThanOrEqual(height - margin + 0.6);
			}
		}),
	);
});

test('east is right and north is up', () => {
	const { toPicture } = projectionFor({ west: 46, east: 48, south: 39, north: 41 }, SIZE, 20);
	const middle = toPicture({ lon: 47, lat: 40 });
	expect(middle.x).toBe(300);
	expect(toPicture({ lon: 47.5, lat: 40 }).x).toBeGreaterThan(middle.x);
	expect(toPicture({ lon: 47, lat: 40.5 }).y).toBeLessThan(middle.y);
});

test('the scale tells the distances on the ground to about one part in thirty', () => {
	fc.assert(
		fc.property(region, (points) => {
			const { kmPerUnit, toPicture } = projectionFor(extentOf(points), SIZE, 20);
			const [one, other] = points as [LonLat, LonLat];
			const from = toPicture(one);
			const to = toPicture(other);
			const onMap = Math.hypot(to.x - from.x, to.y - from.y) * kmPerUnit;
			const onGround = kilometres(one, other);
			expect(Math.abs(onMap - onGround)).toBeLessThanOrEqual(0.034 * onGround + 0.3 * kmPerUnit);
		}),
	);
});

test('a degree of latitude is 111.2 km long', () => {
	const { kmPerUnit, toPicture } = projectionFor({ west: 46, east: 47, south: 39, north: 41 }, SIZE, 20);
	const length = toPicture({ lon: 46.5, lat: 39 }).y - toPicture({ lon: 46.5, lat: 40 }).y;
	expect(length * kmPerUnit).toBeCloseTo(111.19, 0);
});

test('one point has a map as well, in the middle of it', () => {
	const { width, height, toPicture } = projectionFor(extentOf([{ lon: 46.8, lat: 39.9 }]), SIZE, 20);
	expect(toPicture({ lon: 46.8, lat: 39.9 })).toEqual({ x: width / 2, y: height / 2 });
	expect(() => extentOf([])).toThrow(RangeError);
});

test('a scale bar is a round length that fits and is more than two fifths of what would', () => {
	fc.assert(
		fc.property(
			fc.double({ min: 0.001, max: 100, noNaN: true }),
			fc.integer({ min: 50, max: 300 }),
			(kmPerUnit, most) => {
				const { km, length } = scaleBar(kmPerUnit, most);
				expect(length).toBeLessThanOrEqual(most + 0.06);
				expect(length).toBeGreaterThan(0.39 * most);
				expect(length * kmPerUnit).toBeCloseTo(km, -Math.log10(kmPerUnit) - 0.5);
				const digit = km / 10 ** Math.floor(Math.log10(km) + 1e-9);
				expect([1, 2, 5].some((each) => Math.abs(digit - each) < 1e-6)).toBe(true);
			},
		),
	);
	expect(scaleBar(0.25, 180)).toEqual({ km: 20, length: 80 });
});
