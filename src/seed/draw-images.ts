/** Draws the demo firm's product pictures: woven, tiled, rug and runner patterns in the colour that the file's name ends with. */
import sharp from 'sharp';

const size = 640;

const colours: Record<string, string> = {
    ...{ sand: '#cdb38b', crimson: '#8e1f33', navy: '#22355f', graphite: '#4a4d52', olive: '#76793f', ivory: '#e9e1cd' },
    ...{ terracotta: '#b5573a', teal: '#2c7a7b', plum: '#6b3a5b', cocoa: '#6b4a35', silver: '#b4b8bd', emerald: '#1f7a54' },
};

/** The same picture for the same name, on every machine. */
function randomOf(text: string): () => number {
    let state = [...text].reduce((hash, letter) => Math.imul(hash ^ letter.charCodeAt(0), 16777619), 2166136261);
    return () => {
        state = Math.imul(state ^ (state >>> 15), 2246822507) + 0x9e3779b9;
        return ((state ^ (state >>> 13)) >>> 0) / 4294967296;
    };
}

function shade(hex: string, by: number): string {
    const part = (at: number) => Math.max(0, Math.min(255, Math.round(parseInt(hex.slice(at, at + 2), 16) * (1 + by))));
    return `rgb(${part(1)},${part(3)},${part(5)})`;
}

const rect = (x: number, y: number, width: number, height: number, fill: string, more = '') =>
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${fill}" ${more}/>`;

/** Tufts in rows, some darker, as a loop or cut pile looks from above. */
function pile(base: string, random: () => number, step: number): string {
    const tufts: string[] = [];
    for (let y = 0; y < size; y += step) {
        for (let x = 0; x < size; x += step) {
            const offset = (y / step) % 2 === 0 ? 0 : step / 2;
            tufts.push(`<ellipse cx="${x + offset}" cy="${y}" rx="${step * 0.52}" ry="${step * 0.4}" fill="${shade(base, (random() - 0.5) * 0.35)}"/>`);
        }
    }
    return rect(0, 0, size, size, shade(base, -0.25)) + tufts.join('');
}

function tiles(base: string, random: () => number): string {
    const side = size / 4;
    const parts: string[] = [];
    for (let row = 0; row < 4; row++) {
        for (let column = 0; column < 4; column++) {
            const isTurned = (row + column) % 2 === 0;
            const tone = shade(base, (random() - 0.5) * 0.2);
            parts.push(rect(column * side, row * side, side, side, tone, `stroke="${shade(base, -0.45)}" stroke-width="2"`));
            for (let i = 4; i < side; i += 8) {
                const line = shade(base, (random() - 0.5) * 0.5);
                parts.push(isTurned ? rect(column * side + 2, row * side + i, side - 4, 3, line) : rect(column * side + i, row * side + 2, 3, side - 4, line));
            }
        }
    }
    return parts.join('');
}

/** Borders, a field of small figures, and a medallion. */
function rug(base: string, random: () => number): string {
    const parts = [rect(0, 0, size, size, '#efe9df')];
    const tones = [shade(base, -0.35), shade(base, 0.5), base, shade(base, 0.75), shade(base, -0.1)];
    tones.forEach((tone, i) => parts.push(rect(60 + i * 22, 24 + i * 22, size - 120 - i * 44, size - 48 - i * 44, tone)));
    const petals = 8 + Math.floor(random() * 5) * 2;
    for (let ring = 3; ring > 0; ring--) {
        for (let i = 0; i < petals; i++) {
            const fill = shade(base, ring % 2 === 0 ? 0.65 : -0.4);
            parts.push(`<ellipse cx="320" cy="${320 - ring * 34}" rx="${9 + ring * 5}" ry="${20 + ring * 9}" fill="${fill}" transform="rotate(${(360 / petals) * i} 320 320)"/>`);
        }
    }
    for (let y = 170; y < 500; y += 36) {
        for (let x = 180; x < 480; x += 36) {
            if (Math.hypot(x - 320, y - 320) > 170) parts.push(`<path d="M${x} ${y - 9}l9 9l-9 9l-9 -9z" fill="${shade(base, random() > 0.5 ? 0.6 : -0.35)}"/>`);
        }
    }
    return parts.join('');
}

function runner(base: string, random: () => number): string {
    const stripes: string[] = [rect(0, 0, size, size, '#efe9df'), rect(140, 0, 360, size, base)];
    for (const x of [150, 162, 470, 482]) stripes.push(rect(x, 0, 6, size, shade(base, 0.6)));
    for (let y = 20; y < size; y += 60) {
        stripes.push(`<path d="M320 ${y}l90 28l-90 28l-90 -28z" fill="${shade(base, random() > 0.4 ? -0.3 : 0.4)}"/>`);
    }
    return stripes.join('');
}

function drawing(name: string): string {
    const random = randomOf(name);
    const base = colours[/([a-z]+)\.png$/.exec(name)?.[1] ?? ''] ?? '#9a9484';
    if (name.startsWith('carpet-tiles')) return tiles(base, random);
    if (name.startsWith('rugs')) return rug(base, random);
    if (name.startsWith('runners')) return runner(base, random);
    if (name.startsWith('accessories')) return rect(0, 0, size, size, '#f1eee8') + rect(90, 270, 460, 100, base, 'rx="18"') + rect(110, 295, 420, 12, shade(base, 0.3), 'rx="6"');
    return pile(base, random, 12 + Math.floor(random() * 3) * 4);
}

export function drawImage(name: string): Promise<Buffer> {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}">${drawing(name)}</svg>`;
    return sharp(Buffer.from(svg)).png({ palette: true, colours: 48, effort: 3 }).toBuffer();
}
