/**
 * What the components of a lesson look like as HTML. They are rendered once, when a course is built; none of this
 * runs in a browser. No inline styles and no scripts: the pages have a strict content security policy.
 */

import { type ComponentProps, createContext, createElement, type ReactNode, useContext } from 'react';
import { dateInWords, spanOf } from '~/core/pictures/dates';
import { windowAround, type YearWindow } from '~/core/pictures/time-axis';
import {
	claimAddress,
	claimAnchor,
	eventAddress,
	paragraphAddress,
	placeAddress,
	termAddress,
} from './addresses';
import { windowIn } from './pictures/choose';
import type { NumberedPlace } from './pictures/entries';
import { MapPicture, otherNames, titleOf } from './pictures/map-picture';
import { TimelinePicture } from './pictures/timeline-picture';
import type { TimelineEvent } from './schemas';
import type { ClaimLabel, Erratum, SourceRef } from './types';

/** One citation in the text. */
export interface NumberedCitation extends SourceRef {
	/** Place among all citations of the lesson, from 1. */
	index: number;
	/** Number of its source, as printed. */
	number: number;
}

/** What the components look up. Ids have been checked; a missing one is a mistake of the program and throws. */
export interface LessonFacts {
	courseId: string;
	claimLabel(id: string): ClaimLabel;
	/** Such as “Jabbarova (2020)”. */
	shortSource(ref: string): string;
	legalText(id: string): { title: string; lead: string; points: Array<{ id: string; text: string }> };
	/** By `index`. */
	citation(index: number): NumberedCitation;
	/** Id of the reference that is the course's article; null when it has none. */
	article: string | null;
	/** The paragraphs of the article map that this lesson can link to. */
	paragraphs: ReadonlySet<string>;
	/** Claims shown in the text, outside the errata. */
	claimsInText: ReadonlySet<string>;
	errata: ReadonlyArray<Erratum>;
	/** By id. */
	event(id: string): TimelineEvent;
	place(id: string): NumberedPlace;
}

/** The lesson that is being rendered. */
export const LessonContext = createContext<LessonFacts | null>(null);

function useLesson(): LessonFacts {
	const facts = useContext(LessonContext);
	if (facts === null) throw new Error('Components of a lesson are rendered within its LessonContext.');
	return facts;
}

/** Element that stands for a block which the page renders itself; the compiler cuts the HTML there. */
export const BLOCK_MARK = 'lectern-block';

/** Id of the heading of the errata box. */
export const ERRATA_ID = 'errata';
export const ERRATA_TITLE = 'Corrections to the article';

interface Children {
	children?: ReactNode;
}

function Cite({ n }: { n: string }) {
	const { index, number, at } = useLesson().citation(Number(n));
	return (
		<sup>
			<a
				className="cite"
				id={`cite-${index}`}
				href={`#source-${number}`}
				aria-label={`Source ${number}${at === null ? '' : `, ${at}`}`}
			>
				{number}
			</a>
		</sup>
	);
}

/** A place in the article; a paragraph leads to the article map. */
function Paragraph({ id }: { id: string }) {
	const { courseId, paragraphs } = useLesson();
	return paragraphs.has(id) ? <a href={paragraphAddress(courseId, id)}>{id}</a> : id;
}

function SourceInWords({ n }: { n: string }) {
	const lesson = useLesson();
	const { ref, at } = lesson.citation(Number(n));
	return (
		<>
			{lesson.shortSource(ref)}
			{at !== null && ', '}
			{at !== null && ref === lesson.article ? <Paragraph id={at} /> : at}
			<Cite n={n} />
		</>
	);
}

function Label({ claim }: { claim: string }) {
	const { courseId, claimLabel } = useLesson();
	const label = claimLabel(claim);
	return (
		<a
			className="label"
			data-label={label}
			href={claimAddress(courseId, claim)}
			aria-label={`${label}: see this claim in the ledger`}
		>
			{label}
		</a>
	);
}

/** `first`: present where the lesson shows the claim for the first time; the ledger links there. */
function Claim({ id, first, children }: { id: string; first?: string } & Children) {
	return (
		<span className="claim" id={first === undefined ? undefined : claimAnchor(id)}>
			{children} <Label claim={id} />
		</span>
	);
}

function Term({ id, children }: { id: string } & Children) {
	const { courseId } = useLesson();
	return (
		<a className="term" href={termAddress(courseId, id)}>
			{children}
		</a>
	);
}

function Para({ id, children }: { id: string } & Children) {
	return (
		<div className="para" id={id}>
			{children}
		</div>
	);
}

function LegalText({ id, n }: { id: string; n: string }) {
	const { title, lead, points } = useLesson().legalText(id);
	return (
		<blockquote className="legal">
			<p>{lead}</p>
			{points.length > 0 && (
				<ol>
					{points.map((point) => (
						<li key={point.id}>
							({point.id}) {point.text}
						</li>
					))}
				</ol>
			)}
			<footer>
				<cite>{title}</cite>, <SourceInWords n={n} />
			</footer>
		</blockquote>
	);
}

function Quote({ n, children }: { n: string } & Children) {
	return (
		<blockquote className="quote">
			{children}
			<footer>
				<SourceInWords n={n} />
			</footer>
		</blockquote>
	);
}

function Note({ title, children }: { title?: string } & Children) {
	return (
		<aside className="note" aria-label={title ?? 'Note'}>
			{title !== undefined && <p className="note-title">{title}</p>}
			{children}
		</aside>
	);
}

/** `n`: index of the first citation in the box; the others follow in order. */
function Errata({ n }: { n: string }) {
	const { errata, claimsInText } = useLesson();
	const anchored = new Set(claimsInText);
	let next = Number(n);
	const boxes = errata.map((erratum) => {
		const first = next;
		next += erratum.sources.length;
		const anchor = anchored.has(erratum.claim) ? undefined : claimAnchor(erratum.claim);
		anchored.add(erratum.claim);
		return { erratum, first, anchor };
	});
	return (
		<section className="errata" aria-labelledby={ERRATA_ID}>
			<h2 id={ERRATA_ID}>{ERRATA_TITLE}</h2>
			{boxes.map(({ erratum, first, anchor }) => (
				<dl key={first} id={anchor}>
					<dt>
						The article says (<Paragraph id={erratum.paragraph} />)
					</dt>
					<dd>
						{erratum.says} <Label claim={erratum.claim} />
					</dd>
					<dt>The record shows</dt>
					<dd>{erratum.record}</dd>
					<dt>{erratum.sources.length > 1 ? 'Sources' : 'Source'}</dt>
					<dd>
						{erratum.sources.map((source, place) => (
							<span key={`${source.ref} ${source.at}`}>
								{place > 0 && '; '}
								<SourceInWords n={String(first + place)} />
							</span>
						))}
					</dd>
				</dl>
			))}
		</section>
	);
}

/** Where the same things stand in words, for those who do not see the picture. */
const LIST_BELOW = 'The list below has the same in words.';

interface TimelineProps {
	/** Of the events, in order of time, joined by blanks. */
	ids: string;
	from?: string;
	to?: string;
	/** Index of the first citation; the sources of the events follow in order. */
	n: string;
}

function Timeline({ ids, from, to, n }: TimelineProps) {
	const { courseId, event: eventOf } = useLesson();
	let next = Number(n);
	const events = ids.split(' ').map((id, index) => {
		const event = eventOf(id);
		const first = next;
		next += event.sources.length;
		return { ...event, number: index + 1, first };
	});
	const around = windowAround(events.map(({ date, end }) => spanOf(date, end)));
	const asked = windowIn({ ids: null, from: from ?? null, to: to ?? null });
	const window: YearWindow = {
		from: from === undefined ? (around?.from ?? asked.from) : asked.from,
		to: to === undefined ? (around?.to ?? asked.to) : asked.to,
	};
	return (
		<figure className="timeline-block" aria-label={`Timeline, ${window.from} to ${window.to}`}>
			<TimelinePicture events={events} window={window} list={LIST_BELOW} />
			<ol className="timeline-brief">
				{events.map(({ id, number, date, end, title, sources, first }) => (
					<li key={id} value={number}>
						<time dateTime={date}>{dateInWords(date, end)}</time>:{' '}
						<a href={eventAddress(courseId, id)}>{title}</a>
						{sources.map(({ ref, at }, index) => (
							<Cite key={`${ref} ${at}`} n={String(first + index)} />
						))}
					</li>
				))}
			</ol>
		</figure>
	);
}

function PlaceMap({ ids }: { ids: string }) {
	const { courseId, place: placeOf } = useLesson();
	const places = ids.split(' ').map((id) => placeOf(id));
	return (
		<div className="map-block">
			<MapPicture places={places} list={LIST_BELOW} />
			<ol className="map-brief">
				{places.map((place) => (
					<li key={place.id} value={place.number}>
						<a href={placeAddress(courseId, place.id)}>{titleOf(place)}</a>
						{otherNames(place).length === 0 ? null : ` (${otherNames(place).join(', ')})`}
						{place.kind === 'district' && place.bordersArmenia !== null
							? `, ${place.bordersArmenia ? 'borders Armenia' : 'does not border Armenia'}`
							: null}
					</li>
				))}
			</ol>
		</div>
	);
}

/** Wide tables scroll by themselves, with the keyboard too. */
function Table({ children, label }: { label?: string } & Children) {
	return (
		// biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable without a mouse
		<section className="table" aria-label={label} tabIndex={0}>
			<table>{children}</table>
		</section>
	);
}

function HeaderCell({ children, className }: ComponentProps<'th'>) {
	return (
		<th scope="col" className={className}>
			{children}
		</th>
	);
}

function Link({ href = '', children }: ComponentProps<'a'>) {
	const leaves = /^https?:/.test(href);
	return (
		<a href={href} rel={leaves ? 'external noopener noreferrer' : undefined}>
			{children}
		</a>
	);
}

function Picture({ src, alt }: ComponentProps<'img'>) {
	return <img src={src} alt={alt} loading="lazy" decoding="async" />;
}

function Block({ n }: { n: string }) {
	return createElement(BLOCK_MARK, { 'data-n': n });
}

/** The components by the names that authors and Markdown use. */
export const LESSON_COMPONENTS = {
	Cite,
	Claim,
	Term,
	Para,
	LegalText,
	Quote,
	Note,
	Errata,
	Timeline,
	Map: PlaceMap,
	Check: Block,
	table: Table,
	th: HeaderCell,
	a: Link,
	img: Picture,
};
