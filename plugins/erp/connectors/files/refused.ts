/** The file as a whole cannot be read: it is put aside, and others go on. */
export class FileRefusedError extends Error {
    constructor(reason: string) {
        super(reason);
        this.name = 'FileRefusedError';
    }
}
