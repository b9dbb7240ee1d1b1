import { nodeFlags } from '../src/supervisor/program';

/** `NODE_OPTIONS` of Jest: some libraries are modules of the new kind, and the server under test lives in the same process. */
export const jestOptions = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', ...nodeFlags].join(' ');
