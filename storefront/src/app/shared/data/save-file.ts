/** A file in an answer of the server. */
export interface DownloadFile {
    filename: string;
    mimeType: string;
    /** Base64 */
    content: string;
}

/** Hands it to the person. */
export function saveFile({ filename, mimeType, content }: DownloadFile): void {
    const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
    const address = URL.createObjectURL(new Blob([bytes], { type: mimeType }));
    const link = Object.assign(document.createElement('a'), { href: address, download: filename });
    link.click();
    URL.revokeObjectURL(address);
}
