import '~/ui/styles/teach-grades.css';
import '~/ui/styles/teach-marking.css';
import {
	type ActionFunctionArgs,
	type HeadersFunction,
	type LoaderFunctionArgs,
	type MetaFunction,
	redirect,
} from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireTeacher } from '~/features/classes/index.server';
import { AnswersToMark } from '~/features/gradebook';
import { getMarkingQueue, postReveal } from '~/features/gradebook/index.server';
import { paths } from '~/platform/paths';
import { readForm } from '~/platform/read-form.server';

export const meta: MetaFunction = () => [{ title: 'Marking · Lectern' }];

export const headers: HeadersFunction = () => ({ 'Cache-Control': 'no-store' });

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const access = await requireTeacher(context, request, params.class, 'assistant');
	const { searchParams } = new URL(request.url);
	return {
		queue: await getMarkingQueue(context, access, searchParams.get('list')),
		done: searchParams.has('done'),
	};
}

/** Shows the names of an assignment that is marked without them. */
export async function action({ request, params, context }: ActionFunctionArgs) {
	const access = await requireTeacher(context, request, params.class, 'instructor');
	await postReveal(context, access, await readForm(request));
	throw redirect(paths.teachClass(access.class.id, 'marking'));
}

export default function MarkingQueuePage() {
	const { queue, done } = useLoaderData<typeof loader>();
	return <AnswersToMark queue={queue} done={done} />;
}
