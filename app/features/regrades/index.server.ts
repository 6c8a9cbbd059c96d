/** Correcting questions of a class after they were answered. */
export { actOnRegrade, getNewRegrade, type RegradeResult, takeBack } from './actions.server';
export { applyRegrade, type RegradeActor, revertRegrade } from './apply.server';
export { regradeListPage } from './pages.server';
export { type PlannedChange, type Proposal, planRegrade, type RegradePlan } from './plan.server';
