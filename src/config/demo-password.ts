import { randomInt } from 'node:crypto';

const words = ['loom', 'warp', 'weft', 'wool', 'tuft', 'pile', 'thread', 'dye', 'roll', 'fringe', 'knot', 'shade'] as const;

/** A password that is easy to type and different in each installation, such as `wool-weft-knot-4821`. */
export function newDemoPassword(): string {
    const word = () => words[randomInt(words.length)] ?? words[0];
    return `${word()}-${word()}-${word()}-${randomInt(1000, 9999)}`;
}
