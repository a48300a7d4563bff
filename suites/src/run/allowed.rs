//! Which hosts and addresses may be sent to. Nothing is sent before both are checked.

use std::net::{IpAddr, SocketAddr};

use hutong_specs::profile::Reaches;

use super::base::Base;
use super::error::RunError;

/// What the profile allows.
#[derive(Clone, Debug)]
pub(super) struct Allowed {
    hosts: Vec<String>,
    networks: Vec<Network>,
}

/// An address or a network.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Network {
    address: IpAddr,
    prefix: u32,
}

impl Allowed {
    /// Reads what a profile allows.
    pub(super) fn new(reaches: &Reaches) -> Result<Self, RunError> {
        let networks = reaches.addresses.iter().map(|text| Network::parse(text)).collect::<Result<_, _>>()?;
        Ok(Self { hosts: reaches.hosts.clone(), networks })
    }

    /// Whether every address may be sent to.
    pub(super) fn any_address(&self) -> bool {
        self.networks.is_empty()
    }

    /// Checks the host of the base URL, which is the host of every request.
    pub(super) fn check_host(&self, base: &Base) -> Result<(), RunError> {
        let is_meant = |host: &String| host.trim_matches(['[', ']']).eq_ignore_ascii_case(&base.host);
        if self.hosts.is_empty() || self.hosts.iter().any(is_meant) {
            return Ok(());
        }
        Err(RunError::Host { host: base.host.clone(), allowed: self.hosts.join(", ") })
    }

    /// Checks every address that the host was resolved to: one that is not allowed refuses them all, for nobody
    /// can say which of them the next look-up yields.
    pub(super) fn check_addresses(&self, base: &Base, addresses: &[SocketAddr]) -> Result<(), RunError> {
        let refused = addresses.iter().map(|address| address.ip().to_canonical()).find(|address| {
            !self.networks.is_empty() && !self.networks.iter().any(|network| network.holds(*address))
        });
        refused.map_or(Ok(()), |address| {
            let allowed: Vec<_> = self.networks.iter().map(Network::written).collect();
            Err(RunError::Address {
                host: base.host.clone(),
                address: address.to_string(),
                allowed: allowed.join(", "),
            })
        })
    }
}

impl Network {
    fn parse(text: &str) -> Result<Self, RunError> {
        Self::read(text).ok_or_else(|| RunError::Network { network: text.to_owned() })
    }

    fn read(text: &str) -> Option<Self> {
        let (address, prefix) = match text.split_once('/') {
            Some((address, prefix)) => (address, Some(prefix.parse::<u32>().ok()?)),
            None => (text, None),
        };
        let address: IpAddr = address.parse().ok()?;
        let longest = if address.is_ipv4() { 32 } else { 128 };
        let prefix = prefix.unwrap_or(longest);
        (prefix <= longest).then_some(Self { address, prefix })
    }

    fn holds(&self, address: IpAddr) -> bool {
        match (self.address, address) {
            (IpAddr::V4(network), IpAddr::V4(address)) => {
                let mask = u32::MAX.checked_shl(32 - self.prefix).unwrap_or(0);
                network.to_bits() & mask == address.to_bits() & mask
            }
            (IpAddr::V6(network), IpAddr::V6(address)) => {
                let mask = u128::MAX.checked_shl(128 - self.prefix).unwrap_or(0);
                network.to_bits() & mask == address.to_bits() & mask
            }
            _ => false,
        }
    }

    fn written(&self) -> String {
        format!("{}/{}", self.address, self.prefix)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn allowed(hosts: &[&str], addresses: &[&str]) -> Result<Allowed, RunError> {
        let owned = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
        Allowed::new(&Reaches { hosts: owned(hosts), addresses: owned(addresses), ..Reaches::default() })
    }

    fn base() -> Base {
        Base::parse("http://Platform.example.cn:8080/share").unwrap()
    }

    #[test]
    fn the_host_of_the_base_alone_is_allowed_unless_others_are_named() {
        assert!(allowed(&[], &[]).unwrap().check_host(&base()).is_ok());
        assert!(allowed(&["PLATFORM.example.cn"], &[]).unwrap().check_host(&base()).is_ok());
        let error = allowed(&["example.cn"], &[]).unwrap().check_host(&base()).unwrap_err();
        assert!(error.to_string().contains("platform.example.cn"), "{error}");
    }

    #[test]
    fn one_address_that_is_not_allowed_refuses_them_all() {
        let allowed = allowed(&[], &["10.0.0.0/8", "192.0.2.7", "2001:db8::/32"]).unwrap();
        let check = |addresses: &[&str]| {
            let addresses: Vec<_> =
                addresses.iter().map(|address| SocketAddr::new(address.parse().unwrap(), 80)).collect();
            allowed.check_addresses(&base(), &addresses).is_ok()
        };
        assert!(check(&["10.255.0.1", "192.0.2.7", "2001:db8::1", "::ffff:10.0.0.1"]));
        assert!(!check(&["10.0.0.1", "192.0.2.8"]));
        assert!(!check(&["2001:db9::1"]));
        assert!(!check(&["11.0.0.0"]));
    }

    #[test]
    fn a_network_of_no_bits_is_every_address_of_its_kind() {
        let allowed = allowed(&[], &["0.0.0.0/0"]).unwrap();
        assert!(allowed.check_addresses(&base(), &["198.51.100.1:80".parse().unwrap()]).is_ok());
        assert!(allowed.check_addresses(&base(), &["[::1]:80".parse().unwrap()]).is_err());
    }

    #[test]
    fn what_is_no_network_is_refused() {
        for network in ["10.0.0.0/33", "10.0.0/8", "example.cn", "::/129", "10.0.0.0/x"] {
            assert!(allowed(&[], &[network]).is_err(), "{network}");
        }
    }
}
