export { ListsPlugin } from './lists.plugin';
export { ListRows } from './services/list-rows.service';
export { ReorderLook } from './services/reorder-look.service';
export { ShoppingListService } from './services/shopping-list.service';
