export type { AgentBoard } from './agent/board';
export { agentKind } from './agent/kind';
export { type Connection, type ConnectorHealth, ConnectorPool } from './connector-pool';
export { connectorKinds } from './kinds';
export { serverSurroundings } from './server-surroundings';
export type { Surroundings } from './surroundings';
