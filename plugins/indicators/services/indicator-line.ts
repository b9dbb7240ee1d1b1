import fs from 'node:fs';
import net from 'node:net';

/** Where an indicator is: on the network, also behind a serial-to-Ethernet box, or at a serial port of this machine. */
export type IndicatorAddress = { host: string; port: number } | { device: string };

export interface LineOptions {
    /** What the indicator is asked, again and again; null when it speaks by itself. */
    question: Uint8Array | null;
    askEveryMs: number;
    /** A line on which nothing arrives for so long is given up. */
    silenceMs: number;
    onOpen: () => void;
    onData: (chunk: Uint8Array) => void;
    /** Once, whatever the reason. */
    onClose: () => void;
}

export interface IndicatorLine {
    close(): void;
}

export function openLine(address: IndicatorAddress, options: LineOptions): IndicatorLine {
    return 'device' in address ? openDevice(address.device, options) : openSocket(address.host, address.port, options);
}

function openSocket(host: string, port: number, options: LineOptions): IndicatorLine {
    const socket = net.connect({ host, port });
    let asking: NodeJS.Timeout | undefined;
    socket.setTimeout(options.silenceMs, () => socket.destroy());
    socket.on('connect', () => {
        options.onOpen();
        const { question } = options;
        if (question) asking = setInterval(() => socket.write(question), options.askEveryMs).unref();
    });
    socket.on('data', options.onData);
    // An error is always followed by `close`, which is where the next try is planned.
    socket.on('error', () => undefined);
    socket.on('close', () => {
        clearInterval(asking);
        options.onClose();
    });
    return { close: () => socket.destroy() };
}

/** A serial port is a file. Its speed and parity are the operating system's to set: `stty -F /dev/ttyUSB0 9600 cs7 parenb -parodd raw`. */
function openDevice(device: string, { question, askEveryMs, silenceMs, onOpen, onData, onClose }: LineOptions): IndicatorLine {
    const stream = fs.createReadStream(device, { highWaterMark: 256 });
    const answers = question ? fs.createWriteStream(device, { flags: 'r+' }) : null;
    answers?.on('error', () => stream.destroy());
    const silence = setTimeout(() => stream.destroy(), silenceMs).unref();
    const asking = question && answers ? setInterval(() => answers.write(question), askEveryMs).unref() : undefined;
    stream.on('open', onOpen);
    stream.on('data', chunk => {
        silence.refresh();
        onData(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
    });
    stream.on('error', () => undefined);
    stream.on('close', () => {
        clearTimeout(silence);
        clearInterval(asking);
        answers?.destroy();
        onClose();
    });
    return { close: () => stream.destroy() };
}
