/**
 * Equirectangular projection: degrees become lengths, with the width of a degree of longitude taken at the middle of
 * the map. On a map of a few degrees distances are right to about one part in a hundred.
 */

export interface LonLat {
	/** Degrees east, −180 to 180. */
	lon: number;
	/** Degrees north, −90 to 90. */
	lat: number;
}

/** A rectangle in degrees. */
export interface Extent {
	west: number;
	east: number;
	south: number;
	north: number;
}

export interface Projection {
	/** Size of the picture. */
	width: number;
	height: number;
	/** Kilometres that a unit of the picture stands for, in every direction. */
	kmPerUnit: number;
	/** Place on the picture: `x` to the right, `y` down. */
	toPicture(point: LonLat): { x: number; y: number };
}

/** Mean radius of the Earth, in km (IUGG, R1 of GRS 80). */
export const EARTH_RADIUS_KM = 6371.0088;
const KM_PER_DEGREE = (Math.PI * EARTH_RADIUS_KM) / 180;
/** A map of one place still has an extent, in degrees to each side. */
const LEAST_REACH = 0.1;

/** The smallest rectangle around the points. @throws RangeError when there are none */
export function extentOf(points: ReadonlyArray<LonLat>): Extent {
	if (points.length === 0) throw new RangeError('A map needs a point.');
	const lons = points.map(({ lon }) => lon);
	const lats = points.map(({ lat }) => lat);
	return {
		west: Math.min(...lons),
		east: Math.max(...lons),
		south: Math.min(...lats),
		north: Math.max(...lats),
	};
}

/**
 * Fits an extent into a picture: it touches the margins in one direction and is centred in the other.
 * @param size of the picture; its height follows from the extent, but stays between the two given
 * @param margin empty space on every side, for labels
 */
export function projectionFor(
	extent: Extent,
	size: { width: number; leastHeight: number; mostHeight: number },
	margin: number,
): Projection {
	const lon = (extent.west + extent.east) / 2;
	const lat = (extent.south + extent.north) / 2;
	const narrowing = Math.cos((lat * Math.PI) / 180);
	const wide = Math.max(extent.east - extent.west, 2 * LEAST_REACH) * narrowing;
	const high = Math.max(extent.north - extent.south, 2 * LEAST_REACH);
	const room = size.width - 2 * margin;
	const perDegree = Math.min(room / wide, (size.mostHeight - 2 * margin) / high);
	const height = Math.round(
		Math.min(size.mostHeight, Math.max(size.leastHeight, high * perDegree + 2 * margin)),
	);
	return {
		width: size.width,
		height,
		kmPerUnit: KM_PER_DEGREE / perDegree,
		toPicture: (point) => ({
			x: round(size.width / 2 + (point.lon - lon) * narrowing * perDegree),
			y: round(height / 2 - (point.lat - lat) * perDegree),
		}),
	};
}

/**
 * A round length, 1, 2 or 5 with zeros, that is at most `mostUnits` long on the map.
 * @returns its kilometres, and its length on the picture
 */
export function scaleBar(kmPerUnit: number, mostUnits: number): { km: number; length: number } {
	const most = kmPerUnit * mostUnits;
	const power = 10 ** Math.floor(Math.log10(most));
	const km = [5, 2, 1].map((digit) => digit * power).find((each) => each <= most) ?? power;
	return { km, length: round(km / kmPerUnit) };
}

function round(length: number): number {
	return Math.round(length * 10) / 10;
}
