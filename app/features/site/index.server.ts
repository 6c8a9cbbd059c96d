/** The settings that the admin of this site changes in the product. */
export {
	getSettings,
	onSettingsChange,
	readSettings,
	type SiteSettings,
	saveSettings,
	settingsSaved,
	settingsSchema,
} from './settings.server';
