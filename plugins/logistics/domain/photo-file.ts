export const largestPhotoBytes = 10 * 1024 * 1024;
export const mostPhotos = 20;

const begins = (file: Uint8Array, bytes: readonly number[], at = 0) => bytes.every((byte, index) => file[at + index] === byte);

/** Whether the bytes begin as a JPEG, PNG or WebP does. What they really hold shows when the picture is drawn anew. */
export function isPhoto(file: Uint8Array): boolean {
    const isWebp = begins(file, [0x52, 0x49, 0x46, 0x46]) && begins(file, [0x57, 0x45, 0x42, 0x50], 8);
    return isWebp || begins(file, [0xff, 0xd8, 0xff]) || begins(file, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
}
