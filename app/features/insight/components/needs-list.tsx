import '~/ui/form.css';
import { Form, Link } from '@remix-run/react';
import { paths } from '~/platform/paths';
import { MOST_DAYS, queryText } from '../query';
import type { DashboardView, DaysError, NeedView } from '../views';
import { ReasonList } from './reason-list';
import { SelectStudent } from './write-bar';

/** One row a student, the most urgent first, each with all reasons in words. */
export function NeedsList({ view, daysError }: { view: DashboardView; daysError: DaysError | null }) {
	const { classId, counts, needs, query } = view;
	return (
		<section aria-labelledby="needs-title">
			<div className="section-head">
				<h2 id="needs-title">
					{counts.needing} of {counts.students} students
				</h2>
				<DaysForm view={view} error={daysError} />
			</div>
			{counts.students === 0 ? (
				<p>
					Nobody is in this class yet. <Link to={paths.teachClass(classId, 'people')}>Add students</Link> by a
					code, a link or a list.
				</p>
			) : needs.length === 0 ? (
				<p>
					Nobody needs you now: nothing is overdue, nobody is stuck, and everybody was here in the last{' '}
					{query.days} days. The map below shows where they are.
				</p>
			) : (
				<ol className="needs">
					{needs.map((need) => (
						<Need key={need.userId} classId={classId} need={need} />
					))}
				</ol>
			)}
			{counts.needing > needs.length && (
				<p>
					<Link
						to={`${paths.teachClass(classId)}${queryText({ ...query, allNeeds: true })}`}
						preventScrollReset
					>
						Show all {counts.needing}
					</Link>
				</p>
			)}
		</section>
	);
}

function Need({ classId, need: { userId, name, reasons } }: { classId: string; need: NeedView }) {
	return (
		<li>
			<SelectStudent userId={userId} name={name} />
			<div className="need-who">
				<Link to={paths.teachStudent(classId, userId)}>{name}</Link>
				<ReasonList reasons={reasons} />
			</div>
			<Link
				className="need-write"
				to={paths.teachWrite(classId, { to: userId })}
				aria-label={`Write to ${name}`}
			>
				Write
			</Link>
		</li>
	);
}

function DaysForm({ view: { classId, query }, error }: { view: DashboardView; error: DaysError | null }) {
	return (
		<Form method="get" action={paths.teachClass(classId)} className="inline-form" preventScrollReset>
			<label htmlFor="days">Silent means nothing done for</label>
			<input
				id="days"
				name="days"
				type="number"
				inputMode="numeric"
				min={1}
				max={MOST_DAYS}
				required
				defaultValue={error?.typed ?? query.days}
				aria-invalid={error === null ? undefined : true}
				aria-describedby={error === null ? undefined : 'days-error'}
			/>
			<span>days</span>
			{query.words && <input type="hidden" name="cells" value="words" />}
			{query.find !== '' && <input type="hidden" name="find" value={query.find} />}
			{query.sort !== 'name' && <input type="hidden" name="sort" value={query.sort} />}
			<button type="submit" className="button quiet small">
				Apply
			</button>
			{error !== null && (
				<p id="days-error" className="form-error">
					{error.sentence}
				</p>
			)}
		</Form>
	);
}
