export { answerSupportThread, readSupportThread } from './constants';
export { SupportMessage } from './entities/support-message.entity';
export { SupportThread } from './entities/support-thread.entity';
export { ThreadRefusal } from './errors';
export { type ResponseTimes, responseTimes } from './queries/response-times.query';
export { type Enclosed, type LinkedThread, LinkedThreadService } from './services/linked-thread.service';
export { ThreadListService } from './services/thread-list.service';
export { ThreadService } from './services/thread.service';
export { SupportPlugin } from './support.plugin';
