/**
 * What the components of a lesson look like as HTML. They are rendered once, when a course is built; none of this
 * runs in a browser. No inline styles and no scripts: the pages have a strict content security policy.
 */
import { type ComponentProps, createContext, createElement, type ReactNode, useContext } from 'react';
import { claimAddress, termAddress } from './addresses';
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
	errata: ReadonlyArray<Erratum>;
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

function SourceInWords({ n }: { n: string }) {
	const lesson = useLesson();
	const { ref, at } = lesson.citation(Number(n));
	return (
		<>
			{lesson.shortSource(ref)}
			{at === null ? '' : `, ${at}`}
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

function Claim({ id, children }: { id: string } & Children) {
	return (
		<span className="claim">
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
	const { errata } = useLesson();
	let next = Number(n);
	const boxes = errata.map((erratum) => {
		const first = next;
		next += erratum.sources.length;
		return { erratum, first };
	});
	return (
		<section className="errata" aria-labelledby={ERRATA_ID}>
			<h2 id={ERRATA_ID}>{ERRATA_TITLE}</h2>
			{boxes.map(({ erratum, first }) => (
				<dl key={first}>
					<dt>The article says ({erratum.paragraph})</dt>
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
	Check: Block,
	table: Table,
	th: HeaderCell,
	a: Link,
	img: Picture,
};
