export { ErpPlugin } from './erp.plugin';
export type { ConnectionCheck, ErpCapabilities, ErpConnector, ErpConnectorKind, ErpDocument, ErpObject, ErpPage, ErpRecord, ErpValues, PullWish, PushAnswer } from './types';
export { UnknownOutcomeError } from './types';
