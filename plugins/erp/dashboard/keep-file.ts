/** Hands the reader a file that the server made. */
export function keepFile(text: string, filename: string): void {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type: 'application/octet-stream' }));
    link.download = filename;
    link.click();
    URL.revokeObjectURL(link.href);
}
