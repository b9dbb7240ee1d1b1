export { ScreensPlugin } from './screens.plugin';
