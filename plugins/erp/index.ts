export { ErpConnection } from './entities/erp-connection.entity';
export { ErpPlugin } from './erp.plugin';
export { ConnectorKinds } from './services/connector-kinds';
export type {
    ConnectionCheck, ErpCapabilities, ErpConnector, ErpConnectorKind, ErpDocument, ErpDocumentKind, ErpObject, ErpPage, ErpRecord, ErpValues, PullWish, PushAnswer,
} from './types';
export { erpObjects, UnknownOutcomeError } from './types';
