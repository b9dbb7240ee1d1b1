export type { AgentBoard } from './agent/board';
export { agentKind } from './agent/kind';
export { FileRefusedError } from './files/refused';
export { connectorKinds } from './kinds';
export { serverSurroundings } from './server-surroundings';
export type { Surroundings } from './surroundings';
