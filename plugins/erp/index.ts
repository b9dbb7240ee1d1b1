export { sandboxKind } from './config/sandbox-kind';
export { connectorKinds, serverSurroundings } from './connectors';
export { type CodePair, type CodeTableName, codeTableNames, type CodeTables, oursOf, theirsOf } from './domain/code-tables';
export { ErpConnection } from './entities/erp-connection.entity';
export { ErpLink } from './entities/erp-link.entity';
export { ErpPlugin } from './erp.plugin';
export { ConnectionService } from './services/connection.service';
export { ConnectorKinds } from './services/connector-kinds';
export { MappingService } from './services/mapping.service';
export { PullRunner } from './services/pull-runner.service';
export { PullService } from './services/pull.service';
export type {
    ConnectionCheck, ErpCapabilities, ErpConnector, ErpConnectorKind, ErpDocument, ErpDocumentKind, ErpObject, ErpPage, ErpRecord, ErpValues, PullWish, PushAnswer,
} from './types';
export { erpObjects, UnknownOutcomeError } from './types';
