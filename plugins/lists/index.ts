export { ListsPlugin } from './lists.plugin';
export { ReorderLook } from './services/reorder-look.service';
