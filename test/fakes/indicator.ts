/**
 * A weighbridge indicator that speaks one of the protocols on TCP as a real one does, faults included: bytes in odd pieces,
 * noise on the line, dropped connections, a vehicle that still moves. Used by the tests and the demo.
 */
import net from 'node:net';

import { indicatorFrame, indicatorQuestion, type IndicatorSettings } from '../../plugins/indicators';

export interface IndicatorOptions {
    /** 0 asks the operating system for a free one. */
    port?: number;
    settings?: Partial<IndicatorSettings>;
    framesPerSecond?: number;
}

export interface IndicatorState {
    weightKg: number;
    isInMotion: boolean;
    isOutOfRange: boolean;
    /** Sends nothing, though connected. */
    isSilent: boolean;
    /** The part of frames, 0 to 1, in which one byte is damaged and before which rubbish is sent. */
    noise: number;
}

export interface Indicator {
    port: number;
    /** Changes what is shown from the next frame on. */
    show(state: Partial<IndicatorState>): void;
    /** Whether anybody is connected to it. */
    isWatched(): boolean;
    /** A vehicle drives on: some seconds of motion around the weight, then rest. */
    driveOn(weightKg: number, settlingMs?: number): Promise<void>;
    /** Cuts all connections, as a loose cable does. */
    drop(): void;
    stop(): Promise<void>;
}

function withNoise(frame: Uint8Array): Buffer {
    const damaged = Buffer.from(frame);
    const at = Math.floor(Math.random() * damaged.length);
    damaged[at] = (damaged[at] ?? 0) ^ (1 << Math.floor(Math.random() * 7));
    return Buffer.concat([Buffer.from(Array.from({ length: 5 }, () => Math.floor(Math.random() * 256))), damaged]);
}

export async function startIndicator(options: IndicatorOptions = {}): Promise<Indicator> {
    const settings: IndicatorSettings = { protocol: 'toledo', hasChecksum: true, unit: 'kg', ...options.settings };
    const question = indicatorQuestion(settings);
    const sockets = new Set<net.Socket>();
    let state: IndicatorState = { weightKg: 0, isInMotion: false, isOutOfRange: false, isSilent: false, noise: 0 };
    const server = net.createServer(socket => {
        sockets.add(socket);
        socket.on('error', () => undefined);
        socket.on('close', () => sockets.delete(socket));
    });
    await new Promise<void>((resolve, reject) => {
        server.once('error', reject);
        server.listen(options.port ?? 0, '127.0.0.1', resolve);
    });
    const speak = (listeners: Iterable<net.Socket>) => {
        if (state.isSilent) {
            return;
        }
        // While it moves, the digits swing as a vehicle on its springs does.
        const swing = state.isInMotion ? Math.round((Math.random() - 0.5) * 400) : 0;
        const frame = indicatorFrame({ ...state, weightKg: Math.max(0, state.weightKg + swing) }, settings);
        const bytes = Math.random() < state.noise ? withNoise(frame) : Buffer.from(frame);
        const cut = 1 + Math.floor(Math.random() * (bytes.length - 1));
        for (const socket of listeners) {
            socket.write(bytes.subarray(0, cut));
            socket.write(bytes.subarray(cut));
        }
    };
    // One that is asked speaks to who asked, one that is not speaks to all.
    if (question) server.on('connection', socket => socket.on('data', () => speak([socket])));
    const timer = question ? undefined : setInterval(() => speak(sockets), 1000 / (options.framesPerSecond ?? 10)).unref();

    return {
        port: (server.address() as net.AddressInfo).port,
        show(next) {
            state = { ...state, ...next };
        },
        isWatched: () => sockets.size > 0,
        async driveOn(weightKg, settlingMs = 1500) {
            state = { ...state, weightKg, isInMotion: true };
            await new Promise(resolve => setTimeout(resolve, settlingMs));
            state = { ...state, isInMotion: false };
        },
        drop() {
            sockets.forEach(socket => socket.destroy());
        },
        async stop() {
            clearInterval(timer);
            sockets.forEach(socket => socket.destroy());
            await new Promise(resolve => server.close(resolve));
        },
    };
}
