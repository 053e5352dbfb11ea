// What the doctor finds of real boards: their serial ports. The course needs none.

import RealBoard

extension Finding {
    static func boards(in folder: String) -> [Finding] {
        let list = PortList(devices: folder)
        guard !list.ports.isEmpty else {
            return [Finding(.ok, "boards", "no port of one in \(folder); the course needs none", advice: list.absence)]
        }
        return list.ports.map { port in
            guard let failure = port.failure else { return Finding(.ok, "board", port.words) }
            return Finding(.note, "board", "\(port.words): \(failure)", advice: failure.advice(port: port.device))
        }
    }
}
