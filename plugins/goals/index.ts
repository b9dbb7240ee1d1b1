export { GoalsPlugin } from './goals.plugin';
export { CreditNoteService } from './services/credit-note.service';
export { GoalDeskService } from './services/goal-desk.service';
