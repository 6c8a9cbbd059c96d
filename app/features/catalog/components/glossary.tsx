import { Prose } from '~/ui/prose';
import { LIST_ID, type ListPage } from '../views';
import { LookupPage } from './lookup-page';

/** The glossary: terms in alphabetical order with plain definitions. */
export function Glossary({ page }: { page: ListPage }) {
	return (
		<LookupPage
			courseId={page.courseId}
			courseTitle={page.courseTitle}
			title="Glossary"
			intro="The words of the course in plain language."
		>
			<Prose id={LIST_ID} html={page.list} />
		</LookupPage>
	);
}
