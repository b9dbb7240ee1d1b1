export { RelationsPlugin } from './relations.plugin';
export { RelationDeskService } from './services/relation-desk.service';
