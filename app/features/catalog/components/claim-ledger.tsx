import { Form, Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import type { ClaimLabel } from '~/content/types';
import { paths } from '~/platform/paths';
import { Prose } from '~/ui/prose';
import { type ClaimsPage, LIST_ID } from '../views';
import { LookupPage } from './lookup-page';

const MEANINGS: Record<ClaimLabel, string> = {
	documented: 'Independent or first-hand sources agree.',
	attributed: 'Somebody says it, and nobody independent has confirmed it.',
	contested: 'Serious sources give different answers.',
	imprecise: 'Near the record, but not what the record says.',
	error: 'The record says otherwise.',
	opinion: 'A judgement or a conclusion. It can have good reasons, but nobody can look it up.',
};

/** The claim ledger: each claim with what the article says, what the record shows, and how to say it. */
export function ClaimLedger({ page }: { page: ClaimsPage }) {
	return (
		<LookupPage
			courseId={page.courseId}
			courseTitle={page.courseTitle}
			title="Claims"
			intro="Every claim of the article that the course works with: what the article says, what the wider record shows, and words that stay true. A label says how sure the record is."
		>
			<details className="legend ui">
				<summary>What the labels mean</summary>
				<dl>
					{page.choices.labels.map(({ value }) => (
						<div key={value}>
							<dt>
								<Label label={value} />
							</dt>
							<dd>{MEANINGS[value]}</dd>
						</div>
					))}
				</dl>
			</details>
			<Filter page={page} />
			{page.ignored.map((sentence) => (
				<p key={sentence} className="notice warn ui">
					{sentence}
				</p>
			))}
			<p role="status" className="count ui">
				{countOf(page)}{' '}
				{page.narrowed === null ? null : (
					<Link to={paths.claims(page.courseId)} className="no-print">
						Show all {page.total}
					</Link>
				)}
			</p>
			{page.shown === 0 ? <NoClaims page={page} /> : <Prose id={LIST_ID} html={page.list} />}
		</LookupPage>
	);
}

function Label({ label }: { label: ClaimLabel }) {
	return (
		<span className="label" data-label={label}>
			{label}
		</span>
	);
}

function countOf({ shown, total, narrowed }: ClaimsPage): string {
	if (narrowed === null) return total === 1 ? '1 claim.' : `All ${total} claims.`;
	return `${shown} of ${total} claims: ${narrowed}.`;
}

/** Narrows the ledger. A plain form: the address says what is shown. */
function Filter({ page }: { page: ClaimsPage }) {
	const { query, choices } = page;
	return (
		<Form
			// A new key shows the address’s own choices after a navigation without a new document.
			key={JSON.stringify(query)}
			action={paths.claims(page.courseId)}
			className="filter ui no-print"
			aria-label="Narrow the list of claims"
			preventScrollReset
		>
			<Choice name="label" label="Label" chosen={query.label}>
				{choices.labels.map(({ value, count }) => (
					<option key={value} value={value}>
						{value} ({count})
					</option>
				))}
			</Choice>
			<Choice name="module" label="Module" chosen={query.module}>
				{choices.modules.map(({ value, title, count }) => (
					<option key={value} value={value}>
						{title} ({count})
					</option>
				))}
			</Choice>
			<Choice name="paragraph" label="Paragraph" chosen={query.paragraph}>
				{choices.paragraphs.map(({ value, count }) => (
					<option key={value} value={value}>
						{value} ({count})
					</option>
				))}
			</Choice>
			<label className="words">
				With the words
				<input type="search" name="q" defaultValue={query.text} maxLength={100} autoComplete="off" />
			</label>
			<button type="submit" className="button">
				Show
			</button>
		</Form>
	);
}

function Choice(props: { name: string; label: string; chosen: string | null; children: ReactNode }) {
	return (
		<label>
			{props.label}
			<select name={props.name} defaultValue={props.chosen ?? ''}>
				<option value="">any</option>
				{props.children}
			</select>
		</label>
	);
}

function NoClaims({ page }: { page: ClaimsPage }) {
	const { courseId, query } = page;
	return (
		<div className="notice">
			<p>
				No claim fits all of this. Take one filter away, or{' '}
				<Link to={paths.claims(courseId)}>look through all {page.total} claims</Link>.
				{query.text === '' ? null : (
					<>
						{' '}
						You can also{' '}
						<Link to={paths.search(courseId, query.text)}>
							search the lessons and the glossary for “{query.text}”
						</Link>
						.
					</>
				)}
			</p>
		</div>
	);
}
