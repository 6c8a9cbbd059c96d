/** Questions as attempts pin them: published versions, stored answers, and corrections. Keyed, server only. */
export { fractionOf, gradeStored, readAnswer, type StoredAnswer } from './answers.server';
export {
	type Corrections,
	correctionsAtStart,
	loadCorrections,
	NO_CORRECTIONS,
	pinCorrected,
	readyCorrections,
	type StoredCorrection,
	storedCorrections,
} from './corrections.server';
export { loadItems, type PinnedItems, parsePinned, publishItems, versionIdOf } from './versions.server';
