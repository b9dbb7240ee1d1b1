export { InsightsPlugin } from './insights.plugin';
