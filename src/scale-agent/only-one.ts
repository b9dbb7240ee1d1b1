import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';

/**
 * Whether this is the only agent of the folder: two would each record every vehicle. The lock is a socket, which ends with its process
 * however it ends; the file that a killed one leaves behind is nobody's.
 */
export async function isOnlyOne(folder: string): Promise<boolean> {
    fs.mkdirSync(folder, { recursive: true });
    const place = process.platform === 'win32' ? `\\\\.\\pipe\\karvan-${path.resolve(folder).replace(/[^A-Za-z0-9]/g, '-')}` : path.join(folder, 'lock');
    if (await listens(place)) return true;
    if (await isAnswered(place)) return false;
    fs.rmSync(place, { force: true });
    return listens(place);
}

function listens(place: string): Promise<boolean> {
    return new Promise(resolve => {
        const server = net.createServer(socket => socket.destroy());
        server.once('error', () => resolve(false));
        server.listen(place, () => resolve(true));
        server.unref();
    });
}

function isAnswered(place: string): Promise<boolean> {
    return new Promise(resolve => {
        const socket = net.connect(place);
        socket.once('error', () => resolve(false));
        socket.once('connect', () => {
            socket.destroy();
            resolve(true);
        });
    });
}
