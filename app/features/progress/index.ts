export { ProgressOverview } from './components/progress-overview';
