import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';

/** Names this process in leases. Random too, because process numbers come round again. */
export const workerName = `${hostname()}:${process.pid}:${randomBytes(4).toString('hex')}`;
