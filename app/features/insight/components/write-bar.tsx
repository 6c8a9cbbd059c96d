import { Link } from '@remix-run/react';
import { paths } from '~/platform/paths';

/** Boxes anywhere on the page belong to this form, so that lists with forms of their own can hold them. */
export const SELECTION_FORM = 'write-to';

interface SelectProps {
	userId: string;
	name: string;
}

/** The box that chooses a student to write to. */
export function SelectStudent({ userId, name }: SelectProps) {
	return (
		<input
			type="checkbox"
			className="pick"
			name="to"
			value={userId}
			form={SELECTION_FORM}
			aria-label={`Choose ${name}`}
		/>
	);
}

/** @param selected how many are chosen; null when scripts do not count them */
export function WriteBar({ classId, selected }: { classId: string; selected: number | null }) {
	const whom = !selected ? 'the chosen students' : selected === 1 ? '1 student' : `${selected} students`;
	return (
		<form
			id={SELECTION_FORM}
			method="post"
			action={paths.teachClass(classId, 'messages')}
			className="write-bar no-print"
		>
			<button type="submit" className="button" name="intent" value="choose">
				Write to {whom}
			</button>
			<Link to={paths.teachClass(classId, 'messages')}>or to all who …</Link>
		</form>
	);
}
