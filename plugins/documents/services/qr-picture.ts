import sharp from 'sharp';

/** A text as a QR code for a document: a PNG as a data address. The encoder is loaded only when one is drawn. */
export async function qrPicture(text: string): Promise<string> {
    const { renderSVG } = await import('uqr');
    const png = await sharp(Buffer.from(renderSVG(text, { border: 2 })), { density: 300 }).resize(360, 360, { kernel: 'nearest' }).png().toBuffer();
    return `data:image/png;base64,${png.toString('base64')}`;
}
