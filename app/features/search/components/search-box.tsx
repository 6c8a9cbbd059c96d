import { Form } from '@remix-run/react';
import { paths } from '~/platform/paths';

interface SearchBoxProps {
	courseId: string;
	/** What was looked for last; '' for nothing. */
	query?: string;
	/** On one line beside other things: the label is for screen readers. */
	small?: boolean;
}

const LABEL = 'Search this course';

/** Asks for words to look for in a course. A plain form. */
export function SearchBox({ courseId, query = '', small = false }: SearchBoxProps) {
	return (
		<Form role="search" action={paths.search(courseId)} className="search-box ui no-print">
			<label htmlFor="search-words" className={small ? 'visually-hidden' : undefined}>
				{LABEL}
			</label>
			{/* A new key fills the field again after a navigation without a new document. */}
			<input
				key={query}
				id="search-words"
				type="search"
				name="q"
				defaultValue={query}
				placeholder={small ? 'Word or name' : undefined}
				maxLength={100}
				autoComplete="off"
				enterKeyHint="search"
			/>
			<button type="submit" className={small ? 'button quiet' : 'button'}>
				Search
			</button>
		</Form>
	);
}
