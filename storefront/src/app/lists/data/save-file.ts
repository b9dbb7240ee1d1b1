/** Hands the person a file that is already here. */
export function saveFile({ filename, content }: { filename: string; content: Blob }): void {
    const address = URL.createObjectURL(content);
    const link = Object.assign(document.createElement('a'), { href: address, download: filename });
    link.click();
    URL.revokeObjectURL(address);
}
