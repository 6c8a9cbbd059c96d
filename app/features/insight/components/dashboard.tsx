import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { DashboardView, DaysError } from '../views';
import { AssignmentTable } from './assignment-table';
import { AssignmentCharts } from './charts';
import { HeatMap } from './heat-map';
import { MisconceptionTable } from './misconception-table';
import { NeedsList } from './needs-list';
import { useLiveDashboard } from './use-live-dashboard';
import { SELECTION_FORM, WriteBar } from './write-bar';

interface DashboardProps {
	view: DashboardView;
	/** What is wrong with the days that were typed; null when nothing is. */
	daysError: DaysError | null;
}

/** Who needs somebody today, where the class stands, and what it gets wrong. Keeps itself up to date. */
export function Dashboard(props: DashboardProps) {
	const [client] = useState(() => new QueryClient());
	return (
		<QueryClientProvider client={client}>
			<Live {...props} />
		</QueryClientProvider>
	);
}

function Live({ view: loaded, daysError }: DashboardProps) {
	const live = useLiveDashboard(loaded);
	const [selected, setSelected] = useState(0);
	const { view } = live;
	const { counts } = view;

	/** A student may stand in both lists, and is counted once. */
	function count(event: FormEvent<HTMLElement>) {
		const boxes = event.currentTarget.querySelectorAll<HTMLInputElement>(
			`input[form="${SELECTION_FORM}"]:checked`,
		);
		setSelected(new Set([...boxes].map(({ value }) => value)).size);
	}

	return (
		<div className="dashboard" onChange={count}>
			<div className="dashboard-head">
				<h1>Who needs you today</h1>
				<p className="soft">
					<span className="as-of">As of {view.asOf}</span>
					{live.failed && ' · The server cannot be reached; this may be out of date.'}
					{live.scripted && (
						<button type="button" className="button quiet small" onClick={() => live.setPaused(!live.paused)}>
							{live.paused ? 'Update by itself' : 'Pause updates'}
						</button>
					)}
				</p>
				<p className="visually-hidden" role="status">
					{live.news}
				</p>
			</div>
			<dl className="figures">
				<Figure value={counts.needing} of={counts.students} label="need you" />
				<Figure value={counts.activeToday} of={counts.students} label="were here today" />
				<Figure value={counts.waiting} label={counts.waiting === 1 ? 'answer to mark' : 'answers to mark'} />
			</dl>
			<NeedsList view={view} daysError={daysError} />
			<HeatMap view={view} />
			<AssignmentTable view={view} />
			{view.charts !== null && <AssignmentCharts charts={view.charts} />}
			<MisconceptionTable misconceptions={view.misconceptions} students={counts.students} />
			{counts.students > 0 && <WriteBar classId={view.classId} selected={live.scripted ? selected : null} />}
		</div>
	);
}

function Figure({ value, of, label }: { value: number; of?: number; label: string }) {
	return (
		<div>
			<dt>{label}</dt>
			<dd>
				<b>{value}</b>
				{of !== undefined && <span> of {of}</span>}
			</dd>
		</div>
	);
}
