/** Finds a place for every label of a map, so that none lies on another, on a mark or outside the picture. */

export interface Box {
	x: number;
	y: number;
	width: number;
	height: number;
}

/** A mark with a label to be placed. */
export interface LabelRequest {
	/** Centre of the mark. */
	x: number;
	y: number;
	/** Half the size of the mark; 0 for a label without a mark. */
	radius: number;
	/** Size of the label; a width of 0 means that it has none, but its mark must stay free. */
	width: number;
	height: number;
}

export interface PlacedLabel {
	box: Box;
	/** How the text stands in the box. */
	align: 'start' | 'middle' | 'end';
	/** A line from the mark to the label when it stands apart from it. */
	leader: { x1: number; y1: number; x2: number; y2: number } | null;
}

interface Candidate extends PlacedLabel {
	/** What is bad about it even when nothing is in the way. */
	cost: number;
}

/** Between a mark and its label. */
const NEAR = 4;
/** Distances at which a leader ties the label to its mark. */
const FAR = [16, 30, 46, 66];
/** How far the name of an area, which has no mark, may move from its middle. */
const SHIFTS = Array.from({ length: 25 }, (_, step) => (step - 12) * 12);
/** Empty space along the edges of the picture. */
const EDGE = 5;
const ROUNDS = 12;
/** Costs: a collision is worse than any place without. */
const COLLISION = 10_000;

/**
 * @param requests the most important first: they get the better places
 * @param picture size of the picture
 * @param obstacles boxes that must stay free beside the marks, such as the scale bar
 * @returns for each request its label; null when it has none, or there is no free place for it
 */
export function placeLabels(
	requests: ReadonlyArray<LabelRequest>,
	picture: { width: number; height: number },
	obstacles: ReadonlyArray<Box>,
): Array<PlacedLabel | null> {
	const marks = requests.map(markOf);
	const choices = requests.map((request, index) =>
		(request.width === 0 ? [] : candidatesOf(request))
			.filter(
				({ box, leader }) =>
					isInside(box, picture) &&
					!obstacles.some((other) => overlap(box, other)) &&
					!marks.some(
						(mark, other) =>
							other !== index &&
							mark !== null &&
							(overlap(box, mark) || (leader !== null && crosses(leader, mark))),
					),
			)
			.sort((one, other) => one.cost - other.cost),
	);
	const chosen: Array<Candidate | null> = choices.map(() => null);
	// First one after the other; then each again among all others, until nobody moves.
	for (let round = 0; round < ROUNDS; round++) {
		let moved = false;
		for (const [index, candidates] of choices.entries()) {
			const best = cheapest(candidates, chosen, index);
			if (best !== chosen[index]) moved = true;
			chosen[index] = best;
		}
		if (!moved) break;
	}
	return withoutCollisions(chosen);
}

function markOf({ x, y, radius }: LabelRequest): Box | null {
	return radius === 0
		? null
		: { x: x - radius - 1, y: y - radius - 1, width: 2 * radius + 2, height: 2 * radius + 2 };
}

/** Places around the mark, the best first: right, left, above, below, the corners; then further away. */
function candidatesOf({ x, y, radius, width, height }: LabelRequest): Array<Candidate> {
	if (radius === 0) {
		const box = { x: x - width / 2, y: y - height / 2, width, height };
		return SHIFTS.flatMap((dy) =>
			SHIFTS.map((dx) => ({
				box: { ...box, x: box.x + dx, y: box.y + dy },
				align: 'middle' as const,
				leader: null,
				cost: Math.hypot(dx, dy),
			})),
		);
	}
	const candidates: Array<Candidate> = [];
	for (const [ring, distance] of [NEAR, ...FAR].entries()) {
		const reach = radius + distance;
		const diagonal = radius * 0.7 + distance * 0.7;
		const spots: Array<{ dx: number; dy: number; align: PlacedLabel['align']; rank: number }> = [
			{ dx: reach, dy: 0, align: 'start', rank: 0 },
			{ dx: -reach, dy: 0, align: 'end', rank: 1 },
			{ dx: diagonal, dy: -diagonal, align: 'start', rank: 2 },
			{ dx: diagonal, dy: diagonal, align: 'start', rank: 2 },
			{ dx: 0, dy: -reach, align: 'middle', rank: 3 },
			{ dx: 0, dy: reach, align: 'middle', rank: 3 },
			{ dx: -diagonal, dy: -diagonal, align: 'end', rank: 4 },
			{ dx: -diagonal, dy: diagonal, align: 'end', rank: 4 },
		];
		for (const { dx, dy, align, rank } of spots) {
			const left = align === 'start' ? x + dx : align === 'end' ? x + dx - width : x + dx - width / 2;
			const top = dy === 0 ? y - height / 2 : dy < 0 ? y + dy - height : y + dy;
			// Above and below, the label hangs on its middle; beside the mark, it is centred on the mark's height.
			const box = { x: left, y: top, width, height };
			const leader = ring === 0 ? null : leaderTo(x, y, radius, box);
			candidates.push({ box, align, leader, cost: ring * 40 + rank * 4 });
		}
	}
	return candidates;
}

function leaderTo(x: number, y: number, radius: number, box: Box): PlacedLabel['leader'] {
	const toX = Math.min(box.x + box.width, Math.max(box.x, x));
	const toY = Math.min(box.y + box.height, Math.max(box.y, y));
	const length = Math.hypot(toX - x, toY - y);
	if (length <= radius) return null;
	const share = radius / length;
	return { x1: x + (toX - x) * share, y1: y + (toY - y) * share, x2: toX, y2: toY };
}

function cheapest(
	candidates: ReadonlyArray<Candidate>,
	chosen: ReadonlyArray<Candidate | null>,
	index: number,
): Candidate | null {
	let best: Candidate | null = null;
	let bestCost = Number.POSITIVE_INFINITY;
	for (const candidate of candidates) {
		// Candidates come with rising cost: from here on none can be better.
		if (candidate.cost >= bestCost) break;
		let cost = candidate.cost;
		for (const [other, taken] of chosen.entries()) {
			if (cost >= bestCost) break;
			if (other !== index && taken !== null && collide(candidate, taken)) cost += COLLISION;
		}
		if (cost < bestCost) {
			best = candidate;
			bestCost = cost;
		}
	}
	return best;
}

/** The less important of two labels that collide gives way. */
function withoutCollisions(chosen: ReadonlyArray<Candidate | null>): Array<PlacedLabel | null> {
	const kept: Array<Candidate> = [];
	return chosen.map((candidate) => {
		if (candidate === null || kept.some((other) => collide(candidate, other))) return null;
		kept.push(candidate);
		const { box, align, leader } = candidate;
		return { box, align, leader };
	});
}

function collide(one: PlacedLabel, other: PlacedLabel): boolean {
	if (overlap(one.box, other.box)) return true;
	if (one.leader !== null && crosses(one.leader, other.box)) return true;
	if (other.leader !== null && crosses(other.leader, one.box)) return true;
	return one.leader !== null && other.leader !== null && linesCross(one.leader, other.leader);
}

/** Whether two boxes share more than an edge. */
export function overlap(one: Box, other: Box): boolean {
	return (
		one.x < other.x + other.width &&
		other.x < one.x + one.width &&
		one.y < other.y + other.height &&
		other.y < one.y + one.height
	);
}

/** Whether the box lies in the picture as a whole, and not at its very edge. */
export function isInside(box: Box, { width, height }: { width: number; height: number }): boolean {
	return (
		box.x >= EDGE && box.y >= EDGE && box.x + box.width <= width - EDGE && box.y + box.height <= height - EDGE
	);
}

type Line = NonNullable<PlacedLabel['leader']>;

/** Whether a line goes through a box (Liang and Barsky's clipping). */
function crosses({ x1, y1, x2, y2 }: Line, box: Box): boolean {
	let enter = 0;
	let leave = 1;
	const sides: Array<[towards: number, room: number]> = [
		[x1 - x2, x1 - box.x],
		[x2 - x1, box.x + box.width - x1],
		[y1 - y2, y1 - box.y],
		[y2 - y1, box.y + box.height - y1],
	];
	for (const [towards, room] of sides) {
		if (towards === 0) {
			if (room <= 0) return false;
			continue;
		}
		const at = room / towards;
		if (towards < 0) enter = Math.max(enter, at);
		else leave = Math.min(leave, at);
	}
	return enter < leave;
}

function linesCross(one: Line, other: Line): boolean {
	const side = (line: Line, x: number, y: number) =>
		(line.x2 - line.x1) * (y - line.y1) - (line.y2 - line.y1) * (x - line.x1);
	return (
		side(one, other.x1, other.y1) * side(one, other.x2, other.y2) < 0 &&
		side(other, one.x1, one.y1) * side(other, one.x2, one.y2) < 0
	);
}
