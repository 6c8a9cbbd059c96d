/** What an instructor sets for a class. Callers have passed `requireTeacher(…, 'instructor')`. */
import type { RequestContext } from '~/context';
import { latePolicySchema, missingPolicySchema } from '~/core/dates/policies';
import { databaseKind, isUniqueViolation, jsonOrNull, lockClass, transact } from '~/db/index.server';
import { type AuditInput, writeAudit } from '~/features/audit/index.server';
import { paths } from '~/platform/paths';
import { notFound } from '~/platform/responses';
import type { ClassAccess } from './access.server';
import { newJoinCode, showJoinCode } from './codes.server';
import { siteOrigin } from './links.server';
import { type BasicsInput, type PoliciesInput, ZONES } from './schemas.server';
import type { SettingsView } from './views';

/** An audit entry about a class itself. */
function entry(
	{ viewer, class: { id } }: ClassAccess,
	action: string,
	detail: AuditInput['detail'],
	at: Date,
): AuditInput {
	return { actorId: viewer.id, action, classId: id, subjectId: id, detail, at };
}

/** The settings of a class. @throws {Response} 404 when it has been deleted in this moment */
export async function getSettings(
	context: RequestContext,
	request: Request,
	{ viewer, class: facts }: ClassAccess,
): Promise<SettingsView> {
	const row = await context.db.class.findUnique({
		where: { id: facts.id },
		select: { joinCode: true, latePolicy: true, missingPolicy: true },
	});
	if (row === null) throw notFound();
	const { joinCode } = row;
	return {
		classId: facts.id,
		name: facts.name,
		zone: facts.zone,
		zones: ZONES,
		joinCode: joinCode === null ? null : showJoinCode(joinCode),
		joinLink:
			joinCode === null ? null : `${siteOrigin(context, request)}${paths.join(showJoinCode(joinCode))}`,
		late: latePolicySchema.parse(row.latePolicy ?? null),
		missing: missingPolicySchema.parse(row.missingPolicy ?? null),
		archived: facts.archivedAt !== null,
		mayCopy: viewer.role !== 'learner',
	};
}

/** `changed`: somebody else changed the same since the form was shown, and nothing was written. */
export type SettingsResult = { ok: true } | { ok: false; reason: 'changed' };

/** Renames a class and sets its zone, unless another teacher did meanwhile. */
export async function changeBasics(
	context: RequestContext,
	access: ClassAccess,
	{ name, zone, wasName, wasZone }: BasicsInput,
): Promise<SettingsResult> {
	const { id } = access.class;
	return transact(context.db, async (tx) => {
		await lockClass(tx, databaseKind(context.config.databaseUrl), id);
		const now = await tx.class.findUniqueOrThrow({ where: { id }, select: { name: true, zone: true } });
		if (now.name === name && now.zone === zone) return { ok: true };
		if (now.name !== wasName || now.zone !== wasZone) return { ok: false, reason: 'changed' };
		await tx.class.update({ where: { id }, data: { name, zone } });
		const detail = { name, zone, oldName: wasName, oldZone: wasZone };
		await writeAudit(tx, entry(access, 'class.rename', detail, context.now()));
		return { ok: true };
	});
}

/** The policies as the form carries them, to see whether they are still the same. */
export function policiesKey({ late, missing }: Pick<SettingsView, 'late' | 'missing'>): string {
	return JSON.stringify([
		late === null ? null : [late.percent, late.per, late.floor],
		missing?.percent ?? null,
	]);
}

/** Sets what lateness costs and missing work counts as in new assignments, unless another teacher did meanwhile. */
export async function changePolicies(
	context: RequestContext,
	access: ClassAccess,
	{ late, missing, was }: PoliciesInput,
): Promise<SettingsResult> {
	const { id } = access.class;
	return transact(context.db, async (tx) => {
		await lockClass(tx, databaseKind(context.config.databaseUrl), id);
		const row = await tx.class.findUniqueOrThrow({
			where: { id },
			select: { latePolicy: true, missingPolicy: true },
		});
		const before = policiesKey({
			late: latePolicySchema.parse(row.latePolicy ?? null),
			missing: missingPolicySchema.parse(row.missingPolicy ?? null),
		});
		const after = policiesKey({ late, missing });
		if (before === after) return { ok: true };
		if (before !== was) return { ok: false, reason: 'changed' };
		await tx.class.update({
			where: { id },
			data: { latePolicy: jsonOrNull(late), missingPolicy: jsonOrNull(missing) },
		});
		await writeAudit(tx, entry(access, 'class.policies', { before, after }, context.now()));
		return { ok: true };
	});
}

const CODE_TRIES = 3;

/** Opens joining by code, with a new code whatever was before; or closes it. */
export async function setJoinCode(
	context: RequestContext,
	access: ClassAccess,
	open: boolean,
): Promise<void> {
	const { id } = access.class;
	for (let tries = 1; ; tries += 1) {
		try {
			await transact(context.db, async (tx) => {
				await tx.class.update({ where: { id }, data: { joinCode: open ? newJoinCode() : null } });
				await writeAudit(tx, entry(access, open ? 'class.code-new' : 'class.code-off', {}, context.now()));
			});
			return;
		} catch (error) {
			if (tries === CODE_TRIES || !isUniqueViolation(error, 'Class', ['joinCode'])) throw error;
		}
	}
}

/** Puts a class away, or takes it back; doing either twice changes nothing. */
export async function setArchived(
	context: RequestContext,
	access: ClassAccess,
	archived: boolean,
): Promise<void> {
	const { id } = access.class;
	const at = context.now();
	await transact(context.db, async (tx) => {
		const { count } = await tx.class.updateMany({
			where: { id, archivedAt: archived ? null : { not: null } },
			data: { archivedAt: archived ? at : null },
		});
		if (count === 1)
			await writeAudit(tx, entry(access, archived ? 'class.archive' : 'class.unarchive', {}, at));
	});
}
