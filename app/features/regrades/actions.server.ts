/** What the forms of corrections do. */
import type { RequestContext } from '~/context';
import { databaseKind } from '~/db/index.server';
import type { ClassAccess } from '~/features/classes/index.server';
import { replyTo } from '~/platform/forms.server';
import { applyRegrade, type RegradeActor, revertRegrade } from './apply.server';
import { parseRegrade } from './form.server';
import { newRegradePage, previewOf } from './pages.server';
import { findQuestion } from './question.server';
import type { NewRegradePage, PreviewView } from './views';

function actorOf(context: RequestContext, { viewer, class: of }: ClassAccess): RegradeActor {
	return { classId: of.id, courseId: of.courseId, actorId: viewer.id, now: context.now() };
}

interface Asking {
	quizId: string;
	itemId: string;
}

/** The page that prepares a correction; null when the class has no such question. */
export async function getNewRegrade(
	context: RequestContext,
	{ class: of }: ClassAccess,
	{ quizId, itemId }: Asking,
): Promise<NewRegradePage | null> {
	const question = await findQuestion(context.db, { classId: of.id, courseId: of.courseId, itemId });
	return question === null ? null : newRegradePage(of, quizId, question);
}

/** What came of the form of a correction. */
export type RegradeResult =
	| { kind: 'not-found' }
	| { kind: 'invalid'; reply: ReturnType<typeof replyTo> }
	/** Nothing was written: this is what would change. */
	| { kind: 'preview'; reply: ReturnType<typeof replyTo>; preview: PreviewView }
	| { kind: 'applied' };

/** Looks at a correction, or applies it when the form is the confirmation. For instructors. */
export async function actOnRegrade(
	context: RequestContext,
	access: ClassAccess,
	{ itemId }: Pick<Asking, 'itemId'>,
	form: URLSearchParams,
): Promise<RegradeResult> {
	const { db, config } = context;
	const { id: classId, courseId } = access.class;
	const question = await findQuestion(db, { classId, courseId, itemId });
	if (question === null) return { kind: 'not-found' };
	const parsed = parseRegrade(form, question);
	if (!parsed.ok) return { kind: 'invalid', reply: parsed.reply };
	const { proposal, reason } = parsed;
	if (form.get('intent') !== 'apply') {
		const preview = await previewOf(db, access.class, proposal, form);
		return { kind: 'preview', reply: replyTo(form, {}), preview };
	}
	const actor = actorOf(context, access);
	await applyRegrade(db, databaseKind(config.databaseUrl), actor, { ...proposal, reason });
	return { kind: 'applied' };
}

/** Takes a correction back. For instructors. @returns false when the class has none with this id */
export async function takeBack(
	context: RequestContext,
	access: ClassAccess,
	regradeId: string,
): Promise<boolean> {
	const kind = databaseKind(context.config.databaseUrl);
	return revertRegrade(context.db, kind, actorOf(context, access), regradeId);
}
