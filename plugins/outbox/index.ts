export { crashPoint } from './services/crash-point';
export type { OutboxOutcome, OutboxState } from './domain/outbox-states';
export { OutboxMessage } from './entities/outbox-message.entity';
export { ConflictError } from './errors';
export { OutboxPlugin } from './outbox.plugin';
export { IdempotencyService } from './services/idempotency.service';
export { OutboxDispatcher } from './services/outbox-dispatcher';
export { type OutboxHandler, OutboxHandlers } from './services/outbox-handlers';
export { type NewMessage, OutboxService } from './services/outbox.service';
