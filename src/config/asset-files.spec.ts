import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import sharp from 'sharp';

import { CleanAssetFiles, largestAssetBytes } from './asset-files';

describe('files of assets', () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'assets-'));
    const files = new CleanAssetFiles(folder);
    afterAll(() => fs.rmSync(folder, { recursive: true }));

    const picture = () => sharp({ create: { width: 60, height: 40, channels: 3, background: '#a33' } });

    it('keep what is seen of a picture, and nothing else', async () => {
        const taken = await picture().withExif({ IFD3: { GPSLatitude: '35/1 41/1 0/1' }, IFD0: { Artist: 'Secret artist' } }).jpeg().toBuffer();
        const name = await files.writeFileFromBuffer('source/aa/carpet.jpg', Buffer.concat([taken, Buffer.from('<script>alert(1)</script>')]));
        const kept = await files.readFileToBuffer(name);
        expect(await sharp(kept).metadata()).toMatchObject({ format: 'jpeg', width: 60, height: 40 });
        expect((await sharp(kept).metadata()).exif).toBeUndefined();
        expect(kept.includes('script')).toBe(false);
    });

    it('come in a stream too, and have an end', async () => {
        const name = await files.writeFileFromStream('source/bb/carpet.png', Readable.from([await picture().png().toBuffer()]));
        expect((await sharp(await files.readFileToBuffer(name)).metadata()).format).toBe('png');
        const endless = Readable.from([Buffer.alloc(largestAssetBytes), Buffer.alloc(1)]);
        await expect(files.writeFileFromStream('source/bb/long.png', endless)).rejects.toThrow('larger than 10 MB');
    });

    it.each([
        ['page.jpg', '<html><script>alert(1)</script></html>'],
        ['drawing.png', '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'],
        ['drawing.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
        ['program.gif', 'GIF89a<?php echo 1;'],
        ['empty.webp', ''],
        ['paper.pdf', '<html>'],
    ])('are none, and nothing is written: %s', async (name, content) => {
        await expect(files.writeFileFromBuffer(`source/cc/${name}`, Buffer.from(content))).rejects.toThrow('file: is ');
        expect(fs.existsSync(path.join(folder, 'source/cc', name))).toBe(false);
    });

    it('are papers as they came', async () => {
        const name = await files.writeFileFromBuffer('source/dd/paper.pdf', Buffer.from('%PDF-1.7 rest'));
        expect((await files.readFileToBuffer(name)).toString()).toBe('%PDF-1.7 rest');
    });
});
