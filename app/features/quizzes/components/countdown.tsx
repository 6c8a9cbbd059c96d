import { useEffect, useRef, useState } from 'react';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
/** Spoken once each, in minutes before the end. */
const ANNOUNCED_MINUTES = [10, 5, 1];

interface CountdownProps {
	/** ISO instants; the difference of the two is what counts, so a wrong clock on the device does no harm. */
	deadlineAt: string;
	serverNow: string;
	onEnd(): void;
}

function format(leftMs: number): string {
	const seconds = Math.max(0, Math.ceil(leftMs / SECOND_MS));
	return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** Time left of a test. Without scripts it shows the time left when the page was made; the server closes in any case. */
export function Countdown({ deadlineAt, serverNow, onEnd }: CountdownProps) {
	const total = Date.parse(deadlineAt) - Date.parse(serverNow);
	const [left, setLeft] = useState(total);
	const [running, setRunning] = useState(false);
	const end = useRef(onEnd);
	end.current = onEnd;
	useEffect(() => {
		const startedAt = performance.now();
		setRunning(true);
		const timer = setInterval(() => {
			const now = total - (performance.now() - startedAt);
			setLeft(now);
			if (now <= 0) {
				clearInterval(timer);
				end.current();
			}
		}, SECOND_MS);
		return () => clearInterval(timer);
	}, [total]);
	const minutes = Math.ceil(left / MINUTE_MS);
	const spoken = ANNOUNCED_MINUTES.includes(minutes)
		? `${minutes} ${minutes === 1 ? 'minute' : 'minutes'} left.`
		: '';
	return (
		<span className="clock">
			<span aria-hidden={running}>{running ? format(left) : `${minutes} minutes`} left</span>
			<span className="visually-hidden" role="status">
				{running ? spoken : ''}
			</span>
		</span>
	);
}
