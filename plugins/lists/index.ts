export { ListsPlugin } from './lists.plugin';
