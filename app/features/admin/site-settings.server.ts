import type { RequestContext } from '~/context';
import { transact } from '~/db/index.server';
import { writeAudit } from '~/features/audit/index.server';
import type { Viewer } from '~/features/auth/index.server';
import { readSettings, type SiteSettings, saveSettings, settingsSaved } from '~/features/site/index.server';

/** Saves the settings of the site; the audit entry names those that changed, with their old and new values. */
export async function changeSettings(
	context: RequestContext,
	viewer: Viewer,
	after: SiteSettings,
): Promise<void> {
	const { db, config } = context;
	const at = context.now();
	await transact(db, async (tx) => {
		const before = await readSettings(tx, config);
		const changed = await saveSettings(tx, config, before, after, at);
		if (changed.length === 0) return;
		// The contact may be a mail address, which the log does not hold.
		const told = changed.filter((name) => name !== 'contact');
		await writeAudit(tx, {
			actorId: viewer.id,
			action: 'site.settings',
			classId: null,
			subjectId: null,
			detail: Object.fromEntries([
				...told.map((name) => [name, `${before[name]} → ${after[name]}`]),
				...(changed.includes('contact') ? [['contact', 'changed']] : []),
			]),
			at,
		});
	});
	settingsSaved(db);
}
